/// Findings that are not told again: comments in the files, baselines, changed lines, the project's
/// settings. Pure.
@NullMarked
package cpat.allow;

import org.jspecify.annotations.NullMarked;
