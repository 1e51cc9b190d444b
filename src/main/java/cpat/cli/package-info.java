/// The command line: arguments, streams, exit codes.
@NullMarked
package cpat.cli;

import org.jspecify.annotations.NullMarked;
