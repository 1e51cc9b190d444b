package cpat.read.text;

import cpat.model.Reading;
import cpat.source.Excerpt;

/// Readers for what stands inside other files: code blocks of pages, here-documents of scripts.
public interface Embedded {
  Reading dockerfile(Excerpt text);

  /// Compose, Kubernetes or CI by its content; an empty reading for any other YAML.
  Reading yaml(Excerpt text);

  /// A devcontainer.json by its content; an empty reading for any other JSON.
  Reading json(Excerpt text);
}
