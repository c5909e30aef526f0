"""The windows. Widgets know signals, models and the facade's words: no store, no socket, no key.

Qt and asyncio share one loop (qasync), and nothing here is global: two windows with two profiles
live in one process. How that is kept in order:

- One `Bridge` per profile owns every task a window starts, in one task group: a task without an
  owner would fail unheard. Slots never await; they start named work and hear its end by a callback.
- Events of the facade become Qt signals there, so that a widget that is gone hears nothing more.
- Errors end in one place. What the facade foresaw (`ControllerError`) is words for the person and
  goes to who asked, or to the window's notice line. Anything else is our own bug: it is logged by
  kind and place, never with the values it carried, and said in words; the window stays alive.
- `Tasks` ties work to a window or sheet: closing it cancels what it started. Work that stores
  something (a draft, a sent message, a read mark) is marked `must_finish`: leaving waits for it,
  but never longer than `Bridge.patience` seconds.
- Nothing runs a second event loop (`exec`): with qasync a task could then be entered while another
  is inside. Dialogs are sheets inside their window, opened and heard from by signals.
- Views page. Reading calls of the facade return at once and are made on this thread, a page at a
  time; whatever lasts is a coroutine.
"""
