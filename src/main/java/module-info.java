/// Container patterns as code.
@SuppressWarnings("requires-automatic") // tomlj has no module descriptor
module cpat {
  requires static org.checkerframework.checker.qual;
  requires static org.jspecify;
  requires org.snakeyaml.engine;
  requires org.tomlj;
}
