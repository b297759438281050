/* Stands between a program and its files below SHIM_ROOT: records what is written, or lets one operation fail.
 *
 * cc -shared -fPIC -O1 -o shim.so shim.c -ldl; then LD_PRELOAD=shim.so SHIM_ROOT=/folder program
 *
 * With SHIM_RECORD every change goes to that file, in order: a head of six 64-bit numbers (what, length of the path,
 * length of the second path, offset, length of the data, number), then the paths and the data.
 * In the process itself: shim_arm(what, at, error, lasting), shim_count(what), shim_mark(number); shim_halt(at, signal, lasting)
 * sends the process a signal before its at-th change of whatever kind, or fails it where that is a negative error
 * number; shim_changes() tells of which kinds they were, a digit for each.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE, SYNC, OPEN, RENAME, TRUNCATE, UNLINK, MARK, FOLDER, KINDS };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int record = -1;
static long counts[KINDS];
static int armed = -1, armed_error, armed_lasting;
static long armed_at;
static long changes, halt_at;
static int halt_signal, halt_lasting;
enum { MOST = 65536 };
static char kinds[MOST + 1];

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
    const char *below = getenv("SHIM_ROOT"), *to = getenv("SHIM_RECORD");
    if (below != NULL && realpath(below, root) != NULL)
        root_length = strlen(root);
    if (to != NULL)
        record = REAL(open)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int below_root(const char *path) {
    return root_length > 0 && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || !path[root_length]);
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return below_root(path);
}

static int full_path(int folder, const char *name, char *path) {
    if (name == NULL)
        return 0;
    if (name[0] == '/')
        snprintf(path, PATH_MAX, "%s", name);
    else if (folder == AT_FDCWD) {
        if (getcwd(path, PATH_MAX) == NULL)
            return 0;
        strncat(path, "/", PATH_MAX - strlen(path) - 1);
        strncat(path, name, PATH_MAX - strlen(path) - 1);
    } else {
        path_of(folder, path);
        strncat(path, "/", PATH_MAX - strlen(path) - 1);
        strncat(path, name, PATH_MAX - strlen(path) - 1);
    }
    return below_root(path);
}

static void put(const void *data, size_t length) {
    const char *at = data;
    while (length > 0) {
        ssize_t done = REAL(write)(record, at, length);
        if (done <= 0)
            abort();
        at += done;
        length -= (size_t)done;
    }
}

static void note(int64_t what, const char *path, const char *other, int64_t offset, const void *data, size_t length,
                 int64_t number) {
    if (record < 0)
        return;
    int64_t head[6] = {what, (int64_t)strlen(path), (int64_t)strlen(other), offset, (int64_t)length, number};
    pthread_mutex_lock(&lock);
    put(head, sizeof head);
    put(path, strlen(path));
    put(other, strlen(other));
    put(data, length);
    pthread_mutex_unlock(&lock);
}

/* Counts a change, and halts before the one that was asked for, or tells that it fails. */
static int change(int what) {
    long at = __sync_add_and_fetch(&changes, 1);
    if (at <= MOST)
        kinds[at - 1] = (char)('0' + what);
    if (halt_at == 0 || at < halt_at || (at > halt_at && !halt_lasting))
        return 0;
    if (halt_signal > 0) {
        kill(getpid(), halt_signal);
        return 0;
    }
    errno = -halt_signal;
    return 1;
}

void shim_halt(long at, int with, int lasting) {
    changes = 0;
    memset(kinds, 0, sizeof kinds);
    halt_signal = with;
    halt_lasting = lasting;
    halt_at = at;
}

const char *shim_changes(void) { return kinds; }

/* Whether this operation is the one that fails. */
static int fails(int what) {
    if (change(what))
        return 1;
    pthread_mutex_lock(&lock);
    long at = ++counts[what];
    int failing = armed == what && (at == armed_at || (armed_lasting && at > armed_at));
    pthread_mutex_unlock(&lock);
    if (failing)
        errno = armed_error;
    return failing;
}

void shim_arm(int what, long at, int error, int lasting) {
    pthread_mutex_lock(&lock);
    memset(counts, 0, sizeof counts);
    armed = what;
    armed_at = at;
    armed_error = error;
    armed_lasting = lasting;
    pthread_mutex_unlock(&lock);
}

long shim_count(int what) { return counts[what]; }

void shim_mark(long number) { note(MARK, "", "", 0, "", 0, number); }

static int opened(int folder, const char *name, int flags, mode_t mode, const char *symbol) {
    char path[PATH_MAX];
    int ours = full_path(folder, name, path), creates = 0;
    if (ours && (flags & (O_CREAT | O_WRONLY | O_RDWR)) && fails(OPEN))
        return -1;
    if (ours && (flags & O_CREAT))
        creates = access(path, F_OK) != 0;
    int fd;
    if (strncmp(symbol, "openat", 6) == 0)
        fd = ((int (*)(int, const char *, int, ...))real(symbol))(folder, name, flags, mode);
    else
        fd = ((int (*)(const char *, int, ...))real(symbol))(name, flags, mode);
    if (ours && fd >= 0 && creates)
        note(OPEN, path, "", 0, "", 0, 0);
    if (ours && fd >= 0 && !creates && (flags & O_TRUNC))
        note(TRUNCATE, path, "", 0, "", 0, 0);
    return fd;
}

#define MODE(flags, last)                                                                                              \
    mode_t mode = 0;                                                                                                   \
    if (flags & (O_CREAT | __O_TMPFILE)) {                                                                             \
        va_list rest;                                                                                                  \
        va_start(rest, last);                                                                                          \
        mode = va_arg(rest, mode_t);                                                                                   \
        va_end(rest);                                                                                                  \
    }

int open(const char *name, int flags, ...) {
    MODE(flags, flags)
    return opened(AT_FDCWD, name, flags, mode, "open");
}

int open64(const char *name, int flags, ...) {
    MODE(flags, flags)
    return opened(AT_FDCWD, name, flags, mode, "open64");
}

int openat(int folder, const char *name, int flags, ...) {
    MODE(flags, flags)
    return opened(folder, name, flags, mode, "openat");
}

int openat64(int folder, const char *name, int flags, ...) {
    MODE(flags, flags)
    return opened(folder, name, flags, mode, "openat64");
}

ssize_t write(int fd, const void *data, size_t length) {
    char path[PATH_MAX];
    if (fd == record || !path_of(fd, path))
        return REAL(write)(fd, data, length);
    if (fails(WRITE))
        return -1;
    off_t offset = lseek(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, data, length);
    if (done > 0)
        note(WRITE, path, "", offset, data, (size_t)done, 0);
    return done;
}

static ssize_t written(int fd, const void *data, size_t length, off64_t offset) {
    char path[PATH_MAX];
    if (!path_of(fd, path))
        return REAL(pwrite64)(fd, data, length, offset);
    if (fails(WRITE))
        return -1;
    ssize_t done = REAL(pwrite64)(fd, data, length, offset);
    if (done > 0)
        note(WRITE, path, "", offset, data, (size_t)done, 0);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return written(fd, data, length, offset); }

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return written(fd, data, length, offset); }

int fsync(int fd) {
    char path[PATH_MAX];
    int ours = path_of(fd, path);
    if (ours && fails(SYNC))
        return -1;
    int done = REAL(fsync)(fd);
    if (ours && done == 0)
        note(SYNC, path, "", 0, "", 0, 0);
    return done;
}

int fdatasync(int fd) { return fsync(fd); }

static int cut(int fd, off64_t length) {
    char path[PATH_MAX];
    int ours = path_of(fd, path);
    if (ours && fails(TRUNCATE))
        return -1;
    int done = REAL(ftruncate64)(fd, length);
    if (ours && done == 0)
        note(TRUNCATE, path, "", length, "", 0, 0);
    return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }

int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int renamed(int from_folder, const char *from, int to_folder, const char *to) {
    char here[PATH_MAX], there[PATH_MAX];
    int ours = full_path(from_folder, from, here) & full_path(to_folder, to, there);
    if (ours && fails(RENAME))
        return -1;
    int done = REAL(renameat)(from_folder, from, to_folder, to);
    if (ours && done == 0)
        note(RENAME, here, there, 0, "", 0, 0);
    return done;
}

int rename(const char *from, const char *to) { return renamed(AT_FDCWD, from, AT_FDCWD, to); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    return renamed(from_folder, from, to_folder, to);
}

static int removed(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    int ours = full_path(folder, name, path);
    if (ours && fails(UNLINK))
        return -1;
    int done = REAL(unlinkat)(folder, name, flags);
    if (ours && done == 0)
        note(UNLINK, path, "", 0, "", 0, 0);
    return done;
}

int unlink(const char *name) { return removed(AT_FDCWD, name, 0); }

int unlinkat(int folder, const char *name, int flags) { return removed(folder, name, flags); }

int mkdir(const char *name, mode_t mode) {
    char path[PATH_MAX];
    if (full_path(AT_FDCWD, name, path) && change(FOLDER))
        return -1;
    return REAL(mkdir)(name, mode);
}

int rmdir(const char *name) {
    char path[PATH_MAX];
    if (full_path(AT_FDCWD, name, path) && change(FOLDER))
        return -1;
    return REAL(rmdir)(name);
}

int link(const char *from, const char *to) {
    char path[PATH_MAX];
    if (full_path(AT_FDCWD, to, path) && change(FOLDER))
        return -1;
    return REAL(link)(from, to);
}
