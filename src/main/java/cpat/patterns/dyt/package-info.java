/// DYT Dockerize Your Tools: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.dyt;

import org.jspecify.annotations.NullMarked;
