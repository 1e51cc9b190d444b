"""A list of things to do, in memory."""
from html import escape

from bottle import default_app, post, request, route
from waitress import serve

TITLE = "To do"
things = ["copy the list of dependencies", "install them", "copy the sources"]


@route("/")
def index():
    rows = "".join(f"<li>{escape(thing)}" for thing in things)
    return f"<h1>{TITLE}</h1><ol>{rows}</ol><form method=post><input name=thing></form>\n"


@post("/")
def add():
    things.append(request.forms.getunicode("thing", ""))
    return index()


serve(default_app(), host="0.0.0.0", port=8000)
