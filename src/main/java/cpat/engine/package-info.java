/// A container engine over its HTTP API: finding one, and what can be asked of it. Does I/O.
@NullMarked
package cpat.engine;

import org.jspecify.annotations.NullMarked;
