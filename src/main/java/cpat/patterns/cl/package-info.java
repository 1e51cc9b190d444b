/// CL Containers Launcher: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.cl;

import org.jspecify.annotations.NullMarked;
