/// Dockerfiles, `.dockerignore`, variable expansion by BuildKit's rules.
@NullMarked
package cpat.read.dockerfile;

import org.jspecify.annotations.NullMarked;
