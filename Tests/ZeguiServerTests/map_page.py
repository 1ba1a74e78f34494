"""Uses the map page in Debian's chromium as a person would, and prints what it saw as one JSON object.

usage: map_page.py ADDRESS SAMPLE SCREENSHOTS    of a server of the sample city; SAMPLE is geodata/sample
       map_page.py --without-map ADDRESS         of one that has no MapLibre
       map_page.py --base-map ZEGUI PROJECT      of one that this starts, with a base map of our own

What is seen is judged by MapPageTests.swift.
"""

import http.server
import io
import json
import math
import re
import subprocess
import sys
import threading
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import sync_playwright

DAY = "2026-06-30"
PATIENCE = 60_000


@contextmanager
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            yield running
        finally:
            running.close()


@contextmanager
def serving(zegui, project, *options):
    program = subprocess.Popen([zegui, "serve", project, "--port", "0", *options], stderr=subprocess.PIPE, text=True)
    try:
        line = next(line for line in program.stderr if "http://" in line)
        threading.Thread(target=program.stderr.read, daemon=True).start()
        yield re.search(r"http://\S+/", line).group()
    finally:
        program.terminate()
        program.wait()


class Visitor:
    """One window, with all that went over the net and all that was complained of."""

    def __init__(self, running, language="en-US", size=(1280, 800), phone=False):
        self.requests, self.complaints = [], []
        context = running.new_context(
            locale=language, viewport={"width": size[0], "height": size[1]}, has_touch=phone, is_mobile=phone,
            device_scale_factor=2 if phone else 1, reduced_motion="reduce")
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self.heard)

    def heard(self, message):
        # What the driver of a graphics card says of its speed is no fault of the page.
        if message.type in ("error", "warning") and "GL Driver Message" not in message.text:
            self.complaints.append(f"{message.text} {message.location.get('url', '')}")

    def go(self, address, day=DAY):
        self.page.goto(address)
        self.drawn(day)

    def drawn(self, day):
        self.page.wait_for_selector(f'html[data-drawn="{day}"]')
        self.page.wait_for_timeout(300)

    def choose(self, day):
        self.page.fill("#day", day)
        self.page.dispatch_event("#day", "change")
        self.drawn(day)

    def answer(self, heading=None):
        """Waits for an answer, of that heading where one is given, and reads it."""
        if heading:
            self.page.locator("#answer-title", has_text=heading).wait_for()
        self.page.wait_for_selector("#answer:not([hidden])")
        card = self.page.locator("#answer .area").first
        return {
            "heading": self.page.inner_text("#answer-title"),
            "state": card.locator(".chip").first.get_attribute("data-state"),
            "planners": card.locator(".planners strong").all_inner_texts(),
            "text": self.page.inner_text("#answer-body"),
            "status": self.page.inner_text("#status"),
        }

    def colour(self, place):
        """The median colour of the 24 by 24 pixels around a place, which the thin lines of a pattern do not change."""
        at = self.page.evaluate("place => zeguiMap.pixelOf(place)", place)
        box = self.page.locator("#map").bounding_box()
        image = self.page.screenshot(clip={"x": box["x"] + at["x"] - 12, "y": box["y"] + at["y"] - 12, "width": 24, "height": 24})
        pixels = list(Image.open(io.BytesIO(image)).convert("RGB").getdata())
        return [sorted(pixel[channel] for pixel in pixels)[len(pixels) // 2] for channel in range(3)]

    def click(self, place):
        at = self.page.evaluate("place => zeguiMap.pixelOf(place)", place)
        box = self.page.locator("#map").bounding_box()
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])

    def paste(self, text, crs):
        self.page.evaluate("document.getElementById('answer').hidden = true")
        self.page.select_option("#crs", crs)
        self.page.fill("#place", text)
        self.page.press("#place", "Enter")
        answer = self.answer()
        return {**answer, "at": [float(number) for number in self.place().split(",")]}

    def place(self):
        """The asked place as the address has it; empty without one."""
        return dict(pair.split("=") for pair in self.page.evaluate("location.hash").lstrip("#").split("&")).get("at", "")

    def waits(self, until):
        """Whether it comes to be within a minute."""
        for _ in range(600):
            if until():
                return True
            self.page.wait_for_timeout(100)
        return False

    def defects(self):
        """What axe-core holds to be a serious barrier."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in ("serious", "critical")]

    def picture(self, folder, name):
        self.page.screenshot(path=f"{folder}/{name}.png")


# GCJ-02 and BD-09 by their published formulas, written down here once more: the page's server has its own.

def gcj02(lon, lat):
    x, y, pi = lon - 105, lat - 35, math.pi
    waves = (20 * math.sin(6 * x * pi) + 20 * math.sin(2 * x * pi)) * 2 / 3
    north = (-100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + waves
             + (20 * math.sin(y * pi) + 40 * math.sin(y / 3 * pi)) * 2 / 3
             + (160 * math.sin(y / 12 * pi) + 320 * math.sin(y * pi / 30)) * 2 / 3)
    east = (300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + waves
            + (20 * math.sin(x * pi) + 40 * math.sin(x / 3 * pi)) * 2 / 3
            + (150 * math.sin(x / 12 * pi) + 300 * math.sin(x / 30 * pi)) * 2 / 3)
    radius, eccentricity = 6378245.0, 0.00669342162296594323
    w = 1 - eccentricity * math.sin(math.radians(lat)) ** 2
    return (lon + math.degrees(east / (radius / math.sqrt(w) * math.cos(math.radians(lat)))),
            lat + math.degrees(north / (radius * (1 - eccentricity) / (w * math.sqrt(w)))))


def bd09(lon, lat):
    x, y = gcj02(lon, lat)
    turn = math.pi * 3000 / 180
    z = math.hypot(x, y) + 0.00002 * math.sin(y * turn)
    theta = math.atan2(y, x) + 0.000003 * math.cos(x * turn)
    return z * math.cos(theta) + 0.0065, z * math.sin(theta) + 0.006


def is_inside(place, rings):
    x, y = place
    crossings = 0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                crossings += 1
    return crossings % 2 == 1


def streets(sample):
    found = []
    for feature in json.load(open(f"{sample}/streets.geojson"))["features"]:
        shape = feature["geometry"]
        for rings in [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]:
            found.append((feature["properties"]["name"], rings))
    return found


def street_of(place, layer):
    return next((name for name, rings in layer if is_inside(place, rings)), None)


def betrayed_place(layer):
    """A place whose GCJ-02 and BD-09 numbers, taken as WGS 84, lie in streets of other names."""
    for column in range(200):
        for row in range(200):
            place = (112.4 + column * 0.001, 32.93 + row * 0.001)
            own = street_of(place, layer)
            others = [street_of(moved(*place), layer) for moved in (gcj02, bd09)]
            if own and all(other and other != own for other in others):
                return place, own, others
    raise SystemExit("no such place")


def visit(address, sample, screenshots):
    layer = streets(sample)
    seen, visitors = {}, []
    with browser() as running:

        def visitor(**how):
            visitors.append(Visitor(running, **how))
            return visitors[-1]

        english = visitor()
        english.go(f"{address}#day={DAY}")
        seen["title"] = english.page.title()
        seen["under"] = english.page.inner_text("#under")
        seen["language"] = english.page.get_attribute("html", "lang")
        seen["legend"] = english.page.inner_text("#legend")
        english.picture(screenshots, "desktop-en")
        seen["barriers"] = english.defects()

        # 柳桥街道 of 云屏区, north-west of its name
        place = [112.5375, 33.082]
        seen["street"] = street_of(place, layer)
        english.page.uncheck("#layers li:last-child input")
        english.drawn(DAY)
        seen["drawn"] = {DAY: english.page.evaluate("place => zeguiMap.drawnAt(place)", place)}
        seen["colours"] = {DAY: english.colour(place)}
        english.choose("2025-12-31")
        seen["drawn"]["2025-12-31"] = english.page.evaluate("place => zeguiMap.drawnAt(place)", place)
        seen["colours"]["2025-12-31"] = english.colour(place)
        english.picture(screenshots, "day-2025-12-31")
        english.choose(DAY)
        english.page.check("#layers li:last-child input")

        english.click([112.5, 33.03])
        seen["click"] = english.answer()
        english.click(place)
        seen["expired"] = english.answer("柳桥街道")
        english.picture(screenshots, "answer-en")
        seen["barriers"] += english.defects()
        seen["link"] = english.page.url

        english.page.keyboard.press("Escape")
        seen["escaped"] = english.page.is_hidden("#answer") and "at=" not in english.page.url

        betrayed, own, others = betrayed_place(layer)
        pasted = {"place": betrayed, "street": own, "others": others}
        for crs, moved in (("gcj02", gcj02), ("bd09", bd09)):
            numbers = "{:.9f},{:.9f}".format(*moved(*betrayed))
            pasted[crs] = english.paste(numbers, crs)
            pasted[f"{crs} as WGS 84"] = english.paste(numbers, "wgs84")
        pasted["degrees"] = english.paste("33°1′48″N 112°30′0″E", "wgs84")
        seen["pasted"] = pasted

        english.paste("112.5012,33.0011", "wgs84")
        english.page.click("button.wide")
        english.page.wait_for_selector(".minutes")
        english.drawn(DAY)
        seen["isochrones"] = english.page.locator(".minutes").all_inner_texts()
        english.picture(screenshots, "isochrone-en")

        keys = visitor()
        keys.go(f"{address}#day={DAY}")
        passed = []
        while not passed or passed[-1] != "place":
            keys.page.keyboard.press("Tab")
            passed.append(keys.page.evaluate("document.activeElement.id || document.activeElement.tagName"))
            if len(passed) > 40:
                break
        keys.page.keyboard.type("柳桥")
        keys.page.wait_for_selector("#hits li")
        hits = keys.page.locator("#hits li").all_inner_texts()
        keys.page.keyboard.press("ArrowDown")
        keys.page.keyboard.press("ArrowDown")
        keys.page.keyboard.press("Enter")
        seen["keys"] = {
            "passed": passed, "hits": hits, "answer": keys.answer("柳桥街道"),
            "focus": keys.page.evaluate("document.activeElement.id"),
        }
        keys.page.focus("canvas")
        before = keys.place()
        keys.page.keyboard.press("ArrowDown")
        keys.page.keyboard.press("ArrowDown")
        keys.page.keyboard.press("Enter")
        seen["keys"]["map"] = keys.waits(lambda: keys.place() != before) and not keys.page.is_hidden("#answer")

        chinese = visitor(language="zh-CN")
        chinese.go(seen["link"].replace("lang=en", ""))
        seen["chinese"] = {**chinese.answer("柳桥街道"), "language": chinese.page.get_attribute("html", "lang"),
                           "title": chinese.page.title(), "legend": chinese.page.inner_text("#legend")}
        chinese.picture(screenshots, "answer-zh")
        seen["barriers"] += chinese.defects()
        chinese.page.click("#in-en")
        chinese.drawn(DAY)
        seen["switched"] = {**chinese.answer("柳桥街道"), "language": chinese.page.get_attribute("html", "lang")}

        other = visitor()
        other.go(f"{address}?scheme=shanghai&datetime={DAY}")
        seen["other"] = {"under": other.page.inner_text("#under"), "address": other.page.url,
                         "asked": [url for url in other.requests if "/tiles/" in url or "/query" in url]}
        other.picture(screenshots, "shanghai-en")

        phone = visitor(language="zh-CN", size=(390, 800), phone=True)
        phone.go(f"{address}#day={DAY}")
        phone.picture(screenshots, "phone-zh")
        at = phone.page.evaluate("place => zeguiMap.pixelOf(place)", [112.5, 33.03])
        box = phone.page.locator("#map").bounding_box()
        phone.page.touchscreen.tap(box["x"] + at["x"], box["y"] + at["y"])
        seen["phone"] = phone.answer()
        phone.page.wait_for_timeout(500)
        seen["phone"]["is too wide"] = phone.page.evaluate("document.documentElement.scrollWidth > 390")
        seen["phone"]["pin is seen"] = phone.page.evaluate(
            "(() => { const pin = document.querySelector('.pin').getBoundingClientRect(),"
            " map = document.getElementById('map').getBoundingClientRect();"
            " return pin.left > map.left && pin.right < map.right && pin.top > map.top && pin.bottom < map.bottom })()")
        phone.picture(screenshots, "phone-answer-zh")
        phone.page.fill("#place", "泉沟")
        phone.page.locator("#hits li").tap()
        seen["phone"]["found"] = phone.answer("泉沟镇")["state"]
        seen["barriers"] += phone.defects()
    seen["complaints"] = [complaint for one in visitors for complaint in one.complaints]
    seen["requests"] = len([url for one in visitors for url in one.requests])
    seen["elsewhere"] = elsewhere(visitors, address)
    return seen


def elsewhere(visitors, address):
    """What was asked of other hosts; `blob:` and `data:` never leave the browser."""
    urls = {url for one in visitors for url in one.requests}
    return sorted(url for url in urls if not url.startswith((address, f"blob:{address.rstrip('/')}", "data:")))


def visit_without_map(address):
    with browser() as running:
        one = Visitor(running)
        one.page.goto(f"{address}#day={DAY}")
        one.page.wait_for_selector("#map-notice:not([hidden])")
        notice = one.page.inner_text("#map-notice")
        return {"notice": notice, **one.paste("112.5,33.03", "wgs84")}


def visit_with_base_map(zegui, project):
    paths = []
    picture = io.BytesIO()
    Image.new("RGB", (256, 256), (255, 0, 255)).save(picture, "PNG")

    class Tiles(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            paths.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(picture.getvalue())

        def log_message(self, *_):
            pass

    tiles = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=tiles.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{tiles.server_port}/"
    with serving(zegui, project, "--base-map", host + "{z}/{x}/{y}.png") as address, browser() as running:
        one = Visitor(running)
        one.go(f"{address}#day={DAY}")
        return {"host": host, "paths": paths, "elsewhere": elsewhere([one], address), "complaints": one.complaints,
                # Outside the city, where nothing lies on the base map.
                "colour": one.colour([112.70, 32.86])}


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[0] == "--without-map":
        result = visit_without_map(arguments[1])
    elif arguments[0] == "--base-map":
        result = visit_with_base_map(*arguments[1:])
    else:
        result = visit(*arguments)
    print(json.dumps(result, ensure_ascii=False))
