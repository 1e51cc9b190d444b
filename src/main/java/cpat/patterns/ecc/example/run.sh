#!/bin/sh
# ENTRYPOINT and CMD Combined: the program is fixed, its arguments are a default that you replace.
set -eu
cd "$(dirname "$0")"

# ENTRYPOINT names the program, CMD the word that it writes when nobody says another.
docker build -t cpat-ecc .

# No arguments: CMD is used.
docker run --rm cpat-ecc
#=> ###    ##   ####

# Arguments take the place of CMD, and only of CMD.
docker run --rm cpat-ecc -f lean docker
#=> ///    //

# They reach the program, which knows its flags.
docker run --rm cpat-ecc --help
#=> Writes words in large letters.

# --entrypoint takes the place of the program, and drops CMD with it.
docker run --rm --entrypoint python cpat-ecc -c "import sys; print(len(sys.argv), 'argument')"
#=> 1 argument

# Clean up
docker rmi cpat-ecc
