/// DFD Dependencies First Dockerfile: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.dfd;

import org.jspecify.annotations.NullMarked;
