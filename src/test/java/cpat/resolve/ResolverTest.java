package cpat.resolve;

import cpat.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What the resolver says without any engine, rule by rule: src/test/tables/resolver.txt.
class ResolverTest {
  @TestFactory
  Stream<DynamicTest> rows() throws Exception {
    return Tables.of("resolver", ResolvedText::of);
  }
}
