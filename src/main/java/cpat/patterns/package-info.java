/// The catalogue; each pattern has a room (package) of its own.
@NullMarked
package cpat.patterns;

import org.jspecify.annotations.NullMarked;
