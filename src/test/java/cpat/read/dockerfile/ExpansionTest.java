package cpat.read.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// BuildKit's variables: what stands left becomes what stands right.
class ExpansionTest {
  private static final Map<String, String> KNOWN =
      Map.of("v", "val", "e", "", "p", "/a/b.tar.gz", "s", "*a?", "_x1", "under");

  private static Expansion expand(String text) {
    return Expansion.expand(text, name -> Optional.ofNullable(KNOWN.get(name)), '\\');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "plain | plain",
        "$v-${v} | val-val",
        "$v.x$_x1 | val.xunder",
        "$vx | $vx",
        "a$ $% | a$ $%",
        "'$v' \"$v\" | $v val",
        "\"a'b\" 'a\"b' | a'b a\"b",
        "\\$v \\'a\\' | $v 'a'",
        "\"\\$v \\n \\\\\" | $v \\n \\",
        "${v:-x}${e:-x}${e-x}${u-x}${u:-x} | valxxx",
        "${v:+x}[${e:+x}]${e+x}[${u+x}] | x[]x[]",
        "${v:?x}${v?x} | valval",
        "${u:-${v}} | val",
        "${u:-\"a b\"} | a b",
        "${u:-a\\}b} | a}b",
        "${p#*/} | a/b.tar.gz",
        "${p##*/} | b.tar.gz",
        "${p%.*} | /a/b.tar",
        "${p%%.*} | /a/b",
        "${p#x} | /a/b.tar.gz",
        "${p/a/x} | /x/b.tar.gz",
        "${p//a/x} | /x/b.txr.gz",
        "${p//?a/} | /b.r.gz",
        "${p/\\//_} | _a/b.tar.gz",
        "${s#\\*} | a?",
        "${s%\\?} | *a",
        "${v//*/x} | x",
        "$u ${u} ${u#x} ${u/a/b} ${u:?m} | $u ${u} ${u#x} ${u/a/b} ${u:?m}",
      })
  void expands(String written, String expected) {
    assertEquals(expected, expand(written).text());
  }

  @Test
  void undefinedNamesAreTold() {
    Expansion all = expand("$a ${b:-x} ${c:+y} $v $a");
    assertEquals(List.of("a", "b", "c"), all.undefined());
    assertFalse(all.complete());
    assertTrue(expand("${b:-x}${c:+y}").complete());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'a",
        "\"a",
        "${",
        "${v",
        "${}",
        "${:-x}",
        "${{v}}",
        "${v!}",
        "${v:x}",
        "${v:#x}",
        "${e:?no}",
        "${v:-x",
        "${v/x}",
        "${v/x/y",
        "${v#\\a}",
        "${v[0]}"
      })
  void refuses(String written) {
    assertTrue(expand(written).problem().isPresent(), written);
    assertEquals(written, expand(written).text());
  }

  @Test
  void theEscapeCharacterCanBeABacktick() {
    Expansion windows = Expansion.expand("C:\\x `$v", _ -> Optional.of("1"), '`');
    assertEquals("C:\\x $v", windows.text());
  }

  @Test
  void nestingIsBounded() {
    assertEquals("x", expand("${u:-".repeat(90) + "x" + "}".repeat(90)).text());
    assertTrue(expand("${u:-".repeat(100_000)).problem().isPresent());
  }
}
