/// Shell text to simple commands and here-documents.
@NullMarked
package cpat.read.shell;

import org.jspecify.annotations.NullMarked;
