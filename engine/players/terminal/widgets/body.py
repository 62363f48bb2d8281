"""The part of the screen that holds text and form; it scrolls only where they are higher than it."""

from textual.widget import Widget


class Main(Widget):
    """Body and, in a wide window, the column beside it."""

    def __init__(self, *children: Widget) -> None:
        super().__init__(*children)
        self.styles.layout = "horizontal"
        self.styles.height = "1fr"


class Body(Widget):
    """Its styles are set here and not in a sheet: reading sheets is most of the start-up time."""

    def __init__(self, *children: Widget) -> None:
        super().__init__(*children)
        self.styles.layout = "vertical"
        self.styles.height = "1fr"
        self.styles.width = "1fr"
        self.styles.margin = (1, 0, 0, 0)
        self.styles.overflow_x = "hidden"
        self.styles.overflow_y = "auto"
        self.styles.scrollbar_size_vertical = 1
