#!/bin/sh
# Dependencies First Dockerfile: an edit of a source does not install the dependencies again.
set -eu
cd "$(dirname "$0")"

# The first build installs. Look for what pip says. (The date makes the list one that no earlier build
# can have left in the cache.)
cp requirements.txt requirements.txt.bak
date '+# %s' >> requirements.txt
docker build -t cpat-dfd:1 .
#=> Successfully installed

# The application answers.
docker run -d --name cpat-dfd -p 127.0.0.1:8085:8000 cpat-dfd:1
curl -fsS --retry 9 --retry-delay 1 --retry-all-errors http://127.0.0.1:8085/
#=> <h1>To do</h1>

# A source changes. Its content must: touching the file would change nothing for the build.
sed -i.bak 's/^TITLE = .*/TITLE = "Still to do"/' todo.py
docker build -t cpat-dfd:2 .
#=> ! Successfully installed

# The new image has the edit, and the dependencies of before.
docker rm -f cpat-dfd
docker run -d --name cpat-dfd -p 127.0.0.1:8085:8000 cpat-dfd:2
curl -fsS --retry 9 --retry-delay 1 --retry-all-errors http://127.0.0.1:8085/
#=> <h1>Still to do</h1>

# A new dependency list installs again.
printf '# one more line\n' >> requirements.txt
docker build -t cpat-dfd:3 .
#=> Successfully installed

# Clean up
docker rm -f cpat-dfd
docker rmi cpat-dfd:1 cpat-dfd:2 cpat-dfd:3
mv todo.py.bak todo.py
mv requirements.txt.bak requirements.txt
