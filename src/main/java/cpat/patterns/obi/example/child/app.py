"""A page that says where it came from."""
from bottle import default_app, route
from waitress import serve


@route("/")
def index():
    return "built by triggers of the base image\n"


serve(default_app(), host="0.0.0.0", port=8000)
