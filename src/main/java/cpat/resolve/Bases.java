package cpat.resolve;

import cpat.model.Word;

/// What the image is that a stage names in its FROM.
@FunctionalInterface
interface Bases {
  /// `reference` has its variables put in; `written` is the word in the file.
  ResolvedImage find(String reference, Word written);
}
