#!/bin/sh
# A new rule: its class and its page, side by side; says which line is left to write.
# usage: rule.sh EFE007 shell-in-the-way [ROOT]
set -eu
id=${1:-}
name=${2:-}
root=${3:-$(cd "$(dirname "$0")/../.." && pwd)}

fail() { echo "make rule: $1" >&2; exit 2; }
printf %s "$id" | grep -Eq '^[A-Z][A-Z2]{0,2}[0-9]{3}$' || fail "ID=${id:-} is no id, such as EFE007"
printf %s "$name" | grep -Eq '^[a-z0-9]+(-[a-z0-9]+)+$' || fail "NAME=${name:-} is no name: two words or more, small letters, joined by -"

symbol=$(printf %s "$id" | sed 's/...$//')
case $symbol in
  X) package=general; link='of no single pattern' ;;
  R) package=reactions; link='[reaction](README.md)' ;;
  *) room=$(printf %s "$symbol" | tr '[:upper:]' '[:lower:]')
     package=patterns.$room; link="pattern: [$symbol](README.md)" ;;
esac
java=$root/src/main/java/cpat
folder=$java/$(printf %s "$package" | tr . /)
[ -d "$folder" ] || fail "no pattern $symbol; ids begin with one of its symbols, X or R"
taken=$(grep -rlE "\"($id|$name)\"" "$java" --include='*.java' || true)
[ -z "$taken" ] || fail "$id or $name is taken: $taken"
class=$(printf %s "$name" | awk -F- '{ for (i = 1; i <= NF; i++) printf "%s%s", toupper(substr($i, 1, 1)), substr($i, 2) }')
[ ! -e "$folder/$class.java" ] || fail "$folder/$class.java is there already"

cat > "$folder/$class.java" <<J
package cpat.$package;

import static cpat.rule.Level.WARNING;

import cpat.rule.Checked;
import cpat.rule.Hit;
import cpat.rule.Rule;
import java.util.stream.Stream;

/// $id: see the page of the same name.
final class $class {
  static final Rule RULE =
      new Rule(
          "$id",
          "$name",
          WARNING,
          "what is wrong, in one line",
          $class.class,
          $class::find);

  private $class() {}

  private static Stream<Hit> find(Checked checked) {
    return checked.stages().flatMap(built -> Stream.<Hit>of());
  }
}
J
cat > "$folder/$class.md" <<M
# $id $name
<!-- facts -->
**warning** · fix: none · $link
what is wrong, in one line
<!-- /facts -->

## Why
What really happens, when it does not matter, how to mend it.

## Cases

### the smallest file that shows it
\`\`\`dockerfile
FROM debian:12
CMD program
# ^^^ $id
\`\`\`

### one thing is different
\`\`\`dockerfile
FROM debian:12
CMD ["program"]
\`\`\`
M
owner=$(grep -lE 'new Pattern\(|List<Rule> RULES' "$folder"/*.java | head -1)
echo "written: ${folder#"$root"/}/$class.java and $class.md"
echo "next:    add $class.RULE to the list of rules in ${owner#"$root"/}, then make r ID=$id"
