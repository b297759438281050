"""The clock of events."""

from textual.message import Message

from cop_session.tui.textual_adapter.event_clock import event_time


def test_a_message_is_stamped_with_this_clock() -> None:
    before = event_time()
    stamped = Message().time
    assert before <= stamped <= event_time()
