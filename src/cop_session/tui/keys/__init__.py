"""Key bindings, keymap, key queue and terminal driver."""
