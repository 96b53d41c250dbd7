"""A site whose articles are written by scripts, for tests of the browser; a forward proxy for every host.

Started as a script it prints two ports: its own, and that of a listener nobody may reach, whose visits `/visits` lists.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import urlsplit

SENTENCE = "Die Bürgermeisterin eröffnete am Abend den neuen Steg, und viele kamen mit dem Rad. "
STORY = {"title": "Der neue Steg ist offen", "paragraphs": [f"{number}. {SENTENCE * 3}" for number in range(1, 7)]}
SHELL = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Steg</title>
<link rel="stylesheet" href="/stil.css"></head><body><div id="root"></div><img src="/bild.png">
<script>const secret = "http://127.0.0.1:{inner}";</script><script src="/{script}.js"></script></body></html>"""
WRITE = """
async function write() {
  const story = await (await fetch("/geschichte.json")).json();
  const article = document.createElement("article");
  article.innerHTML = "<h1>" + story.title + "</h1>" + story.paragraphs.map(one => "<p>" + one + "</p>").join("");
  document.getElementById("root").append(article);
}
"""
REACH = """
const path = name => secret + "/" + name;
new Image().src = path("bild");
for (const tag of ["script", "iframe", "link"]) {
  const made = document.createElement(tag);
  made[tag === "link" ? "href" : "src"] = path(tag);
  if (tag === "link") made.rel = "prefetch";
  document.body.append(made);
}
try { new WebSocket(path("socket").replace("http", "ws")).onerror = () => 0; } catch (error) {}
try { navigator.sendBeacon(path("beacon"), "x"); } catch (error) {}
try { new EventSource(path("events")); } catch (error) {}
try { new Worker(URL.createObjectURL(new Blob([`fetch("${path("worker")}", {mode: "no-cors"})`]))); } catch (error) {}
try {
  const turn = secret.replace("http://", "turn:") + "?transport=tcp";
  const peer = new RTCPeerConnection({iceServers: [{urls: turn, username: "a", credential: "b"},
    {urls: secret.replace("http://", "stun:")}]});
  peer.createDataChannel("x"); peer.createOffer().then(offer => peer.setLocalDescription(offer));
} catch (error) {}
window.open(path("popup"));
fetch("/umleitung.json").catch(() => 0);
fetch("file:///etc/passwd").catch(() => 0);
Promise.allSettled([fetch(path("fetch"), {mode: "no-cors"}), fetch(path("post"), {method: "POST", mode: "no-cors"}),
  fetch(path("name").replace("127.0.0.1", "localhost"), {mode: "no-cors"})]).then(write);
"""
SCRIPTS = {
    "schreibt": WRITE + "write();",
    "greift": WRITE + REACH,
    "geht": WRITE + 'write().then(() => { location.href = secret + "/geht"; });',
    "fragt": WRITE + 'write(); setInterval(() => fetch("/geschichte.json?" + Math.random()), 50);',
    "dreht": "while (true) {}",
    "wartet": WRITE + 'write(); document.write("<script src=/nie.js></" + "script>");',
    "waechst": 'document.body.append("x".repeat(20_000_000));',
    "leer": "",
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    visits: ClassVar[list[str]] = []
    inner: ClassVar[int] = 0
    stop: ClassVar[threading.Event] = threading.Event()

    def log_message(self, *_: object) -> None:
        pass

    def give(self, body: str, kind: str = "text/html; charset=utf-8", status: int = 200, **fields: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.send_header("ETag", '"immer"')
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        name = path.rpartition("/")[2].partition(".")[0].partition("-")[0]
        if path == "/visits":
            self.give(json.dumps(self.visits), "application/json")
            return
        self.visits.append(f"{self.command} {path} {self.headers['User-Agent']}")
        if path == "/geschichte.json":
            self.give(json.dumps(STORY), "application/json")
        elif path == "/umleitung.json":
            self.give("", status=302, Location=f"http://127.0.0.1:{self.inner}/umleitung")
        elif path == "/nie.js":
            self.stop.wait()
        elif path.endswith(".js"):
            self.give(SCRIPTS.get(name, ""), "text/javascript; charset=utf-8")
        elif path.endswith(".html"):
            self.give(SHELL.replace("{inner}", str(self.inner)).replace("{script}", name))
        else:
            self.give("nichts", status=404)

    do_POST = do_HEAD = do_GET  # noqa: N815 - its interface


def serve(handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    return server


class Inner(Handler):
    """The listener behind the guard: any connection at all is written down, whatever it says."""

    def handle(self) -> None:
        self.visits.append(f"reached by {self.connection.recv(200)!r}")


def listen_for_datagrams(port: int) -> None:
    """Write down what comes by UDP, as WebRTC and QUIC would."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        datagrams.bind(("127.0.0.1", port))
        while True:
            Inner.visits.append(f"reached by datagram {datagrams.recv(200)!r}")


if __name__ == "__main__":
    inner = serve(Inner)
    threading.Thread(target=listen_for_datagrams, args=(inner.server_port,), daemon=True).start()
    threading.Thread(target=inner.serve_forever, daemon=True).start()
    Handler.inner = inner.server_port
    site = serve(Handler)
    sys.stdout.write(f"{site.server_port} {inner.server_port}\n")
    sys.stdout.flush()
    site.serve_forever()
