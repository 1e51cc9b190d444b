/// BFS Build From Scratch: the pattern, its page, its cases.
@NullMarked
package cpat.patterns.bfs;

import org.jspecify.annotations.NullMarked;
