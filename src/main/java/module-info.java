/// Container patterns as code.
module cpat {
  requires static org.jspecify;
  requires org.snakeyaml.engine;
}
