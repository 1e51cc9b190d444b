import bottle

print("Hello from bottle", bottle.__version__)
