/// Compose files: interpolation, extends, includes, overrides.
@NullMarked
package cpat.read.compose;

import org.jspecify.annotations.NullMarked;
