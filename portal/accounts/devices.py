"""What a person calls the device behind a User-Agent: «Chrome trên Windows». Good enough to tell one's own apart."""

from __future__ import annotations

# The first that stands in the text wins: nearly every browser also calls itself Chrome and Safari.
_BROWSERS = (
    ("coc_coc_browser", "Cốc Cốc"), ("CocCoc", "Cốc Cốc"), ("Zalo", "Zalo"), ("Edg", "Edge"), ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"),
    ("HeadlessChrome", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip
UNKNOWN = "Thiết bị không rõ"


def device_name(user_agent: str) -> str:
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    if browser and system:
        return f"{browser} trên {system}"
    return browser or system or UNKNOWN
