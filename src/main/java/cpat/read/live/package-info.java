/// Containers that exist: the answers of `docker inspect` and `podman inspect`.
@NullMarked
package cpat.read.live;

import org.jspecify.annotations.NullMarked;
