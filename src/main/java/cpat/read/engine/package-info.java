/// What `docker`, `podman` and their kin are told on a command line.
@NullMarked
package cpat.read.engine;

import org.jspecify.annotations.NullMarked;
