/// One file per output format; each turns a report into text.
@NullMarked
package cpat.report;

import org.jspecify.annotations.NullMarked;
