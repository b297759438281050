"""Undo and redo say what they did."""

from pathlib import Path

from cop_session.domain.codes import Kind
from cop_session.domain.schedule import Step
from tests.tui.round_tables.key_script import Type
from tests.tui.support.table_driver import table


async def test_undo_and_redo_say_what_they_did_and_where(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED, size=(120, 36)) as t:
        await t.keys(Type("stil hoekje bij het raam"), "enter", "down", Type("liever zonder publiek"), "enter")
        await t.keys("pageup", "j", "j", "w", "f3", "escape", "up", "h", "v", "f3", "l", "f9", Type("bellen"), "enter")
        await t.keys("f9 f2 f2")
        told = []
        for _ in range(8):
            assert "F8 ongedaan maken" in t.seen
            await t.keys("f8")
            told += t.told
        assert told == [
            "Eigen notitie ongedaan",
            "Antwoord van Fatma ongedaan (Overlopen)",
            "Wijziging van “kaart leggen” ongedaan",
            "Weghalen van “liever zonder publiek” ongedaan",
            "Antwoord over “liever zonder publiek” ongedaan",
            "In de woorden van de leerling “liever zonder publiek” ongedaan",
            "Onderwijsbehoefte “stil hoekje bij het raam” ongedaan",
            "Actie “voorlezen” ongedaan",
        ]
        assert "Shift+F8 opnieuw" in t.seen
        await t.keys("shift+f8")
        assert t.told == ["Actie “voorlezen” weer terug"]
        await t.keys("ctrl+p", Type("opnieuw"))
        await t.keys("enter")
        assert t.texts(Kind.NEED)[-1] == "stil hoekje bij het raam"
        await t.keys("ctrl+p", Type("ongedaan maken"))
        await t.keys("enter")
        assert t.texts(Kind.NEED)[-1] == "tijd"
