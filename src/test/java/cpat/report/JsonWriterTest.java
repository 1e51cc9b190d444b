package cpat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Test
  void compact() {
    JsonWriter json = new JsonWriter(false);
    json.beginObject().member("a", 1).name("b").beginArray().value("x").value(true).nothing();
    json.endArray().strings("c", List.of()).endObject().nextDocument().beginArray().endArray();
    assertEquals("{\"a\":1,\"b\":[\"x\",true,null],\"c\":[]}\n[]", json.toString());
  }

  @Test
  void pretty() {
    JsonWriter json = new JsonWriter(true);
    json.beginObject().member("a", 1).name("b").beginArray().value("x").endArray().endObject();
    assertEquals("{\n  \"a\": 1,\n  \"b\": [\n    \"x\"\n  ]\n}", json.toString());
  }

  @Test
  void escapes() {
    String lone = "\ud800";
    assertEquals(
        "\"\\\"\\\\\\n\\t\\u0001é😀\\ud800\"",
        new JsonWriter(false).value("\"\\\n\t\u0001é😀" + lone).toString());
  }
}
