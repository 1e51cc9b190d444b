package cpat.facts;

import java.util.Locale;
import java.util.Set;

/// What a file or folder of a project is, by its name alone.
public final class SourceFiles {
  /// `CONTEXT` is everything at once (`.`), `SETTINGS` all that a program reads without being one:
  /// configuration, certificates, data, documents.
  public enum Kind {
    CONTEXT,
    CODE,
    CODE_FOLDER,
    LIST,
    SETTINGS,
    SCRIPT,
    ARTEFACT,
    UNKNOWN
  }

  private static final Set<String> CODE =
      Set.of(
          ("py pyx nf smk js mjs cjs ts mts tsx jsx vue svelte coffee go rs java kt scala groovy"
               + " clj cljs c cc cpp cxx h hpp cs fs vb php phtml rb ru pl pm cgi lua ex exs eex"
               + " heex erl hs ml elm swift r rmd qmd jl dart wsgi cr nim zig html htm xhtml css"
               + " scss sass less jsp asp aspx cshtml razor twig ejs hbs pug jade haml slim liquid"
               + " ipynb sol proto graphql s asm f90 pas v sv rkt scm lisp el tcl wat py3")
              .split(" "));

  private static final Set<String> SCRIPTS =
      Set.of("sh bash zsh fish ksh ash csh ps1 psm1 bat cmd envsh exp awk".split(" "));

  private static final Set<String> ARTEFACTS =
      Set.of(
          ("jar war ear zip tar gz tgz txz tbz xz bz2 zst 7z whl egg deb rpm apk gem nupkg exe dll"
               + " so a o class msi bin phar wasm img iso vmdk squashfs pt onnx gguf model pkl h5"
               + " keras crx xpi vsix snap cab pkg mo rar swf")
              .split(" "));

  private static final Set<String> SETTINGS =
      Set.of(
          ("conf cfg cnf cf ini yml yaml json json5 jsonc xml toml properties env config list repo"
               + " repos sources key pem crt cer pub gpg asc csr jks p12 pfx keystore sql dump csv"
               + " tsv txt md rst adoc pdf lock plist service socket timer cron crontab policy"
               + " desktop patch diff svg png jpg jpeg gif ico webp ttf otf woff woff2 bib bashrc"
               + " vimrc zshrc profile rules xsd xsl xslt dtd vcl lic license cmake mk log pid inc"
               + " map htaccess htpasswd tf tfvars hcl local options prefs pref cql db sqlite"
               + " sqlite3 data dat avsc rdb osm conllu sha256 sha512 sha1 md5 sum te pp module"
               + " target mount preset ora ldif schema xcf mp3 mp4 wav ogg")
              .split(" "));

  private static final Set<String> TEMPLATES =
      Set.of(
          "erb j2 jinja jinja2 tmpl tpl template mustache in dist sample example ctmpl default gotmpl"
              .split(" "));

  private static final Set<String> CODE_FOLDERS =
      Set.of(
          ("src source sources srcs app apps application lib pkg cmd internal api apis server"
               + " client web www html htdocs public public-html public_html site website webapp"
               + " webroot wwwroot static assets css js styles style scss views templates routes"
               + " router controllers middleware middlewares models components pages services"
               + " service core common shared test tests spec specs packages backend frontend code"
               + " function functions handler handlers examples example demo crates bot worker"
               + " workers include notebooks inc includes classes entities resources graphql store"
               + " stores hooks utils util ui portal dashboard-ui gateway consumer producer crawler"
               + " scraper")
              .split(" "));

  private static final Set<String> SETTINGS_FOLDERS =
      Set.of(
          ("config conf conf.d configs configuration configurations settings etc cert certs"
               + " certificates ssl tls key keys secret secrets sql migrations seed seeds db initdb"
               + " initdb.d docker-entrypoint-initdb.d data dataset datasets fixtures dashboards"
               + " provisioning nginx apache apache2 httpd php php-fpm fpm supervisor supervisord"
               + " supervisor.d docker .docker deploy deployment k8s kubernetes helm charts rootfs"
               + " root overlay fs services.d s6 s6-overlay s6-rc.d cont-init.d cron cron.d"
               + " crontabs init.d systemd monit logstash pipeline kibana elasticsearch patches"
               + " patch locale docs doc fonts font theme themes licenses license manifests"
               + " metadata crds env envs library-scripts varnish haproxy redis mysql postgres"
               + " postgresql mongo rules policies keyrings container files filesystem runit sv"
               + " image-files skel home")
              .split(" "));

  private static final Set<String> SCRIPT_FOLDERS =
      Set.of(
          ("scripts script entrypoints docker-entrypoint.d entrypoint.d hack ci s2i .s2i helpers"
               + " build-scripts install bootstrap setup init entrypoint .devcontainer provision")
              .split(" "));

  private static final Set<String> ARTEFACT_FOLDERS =
      Set.of(
          ("dist target build out output outputs _output _build _site _book obj release releases"
               + " publish published artifacts artifact node_modules .next .output .nuxt bazel-bin"
               + " result prebuilt binaries binary bazel-out .build built wheels wheelhouse jars"
               + " wars bundle zig-out .dist compiled download downloads rpms debs")
              .split(" "));

  private static final Set<String> COMPANIONS =
      Set.of(
          (".npmrc .yarnrc .yarnrc.yml .yarn .bowerrc .pnpmfile.cjs pnpm-workspace.yaml lerna.json"
               + " nx.json turbo.json rush.json .nvmrc .node-version .python-version .tool-versions"
               + " .ruby-version .mvn mvnw mvnw.cmd gradle gradlew gradlew.bat gradle.properties"
               + " gradle-wrapper.properties gradle-wrapper.jar project plugins.sbt"
               + " build.properties rust-toolchain rust-toolchain.toml .cargo nuget.config"
               + " directory.build.props directory.build.targets global.json auth.json build.xml"
               + " makefile gnumakefile cmakelists.txt rakefile .terraform.lock.hcl vendor pip.conf"
               + " .dockerignore tsconfig.json jsconfig.json babel.config.js .babelrc .eslintrc"
               + " .eslintrc.js .eslintrc.json .prettierrc .gitignore .gitmodules .browserslistrc"
               + " angular.json prisma buildsrc build-logic version.rb version.py _version.py"
               + " __init__.py version.go gulpfile.js gruntfile.js gulpfile.babel.js webpack.mix.js"
               + " .postcssrc manifest.in pytest.ini tox.ini")
              .split(" "));

  private static final Set<String> HELPERS =
      Set.of(
          ("entrypoint docker-entrypoint healthcheck health-check wait-for-it wait-for wait_for_it"
                  + " wait-for-db wait entry-point docker-healthcheck container-entrypoint"
                  + " entrypoint-wrapper boot install docker-run docker_entrypoint entry_point")
              .split(" "));

  private SourceFiles() {}

  /// The kind of a path as it is written in a COPY or a mount: relative to the project.
  public static Kind kind(String written) {
    String path = strip(written.replace('\\', '/').toLowerCase(Locale.ROOT));
    if (path.isEmpty()
        || path.equals(".")
        || path.equals("..")
        || path.equals("*")
        || path.equals("*.*")) {
      return Kind.CONTEXT;
    }
    String name = Wildcard.lastSegment(path);
    if (written.startsWith("${") && written.contains(":-") && written.endsWith("}")) {
      return kind(written.substring(written.indexOf(":-") + 2, written.length() - 1));
    }
    if (name.startsWith("$") && name.indexOf('.') < 0) {
      return isArtefactVariable(name) ? Kind.ARTEFACT : Kind.UNKNOWN;
    }
    String parents = path.substring(0, path.length() - name.length());
    if (inside(parents, ARTEFACT_FOLDERS)) {
      return name.equals("package.json") || written.contains("docker-entrypoint")
          ? file(name)
          : Kind.ARTEFACT;
    }
    Kind own = written.endsWith("/") || !hasExtension(name) ? folder(name, path) : file(name);
    if (own == Kind.UNKNOWN) {
      own = file(name);
    }
    return switch (own) {
      case SETTINGS -> isNamespace(written) ? Kind.UNKNOWN : own;
      case UNKNOWN -> above(parents);
      case CODE -> isConfiguration(parents) && !isPage(name) ? Kind.SETTINGS : own;
      case CONTEXT, CODE_FOLDER, LIST, SCRIPT, ARTEFACT -> own;
    };
  }

  /// `Shop.Api`: a project folder of .NET.
  private static boolean isNamespace(String written) {
    String name = Wildcard.lastSegment(written);
    int dot = name.lastIndexOf('.');
    return dot > 0
        && dot + 1 < name.length()
        && Character.isUpperCase(name.charAt(0))
        && Character.isUpperCase(name.charAt(dot + 1))
        && !name.substring(dot + 1).toUpperCase(Locale.ROOT).equals(name.substring(dot + 1));
  }

  /// `${JAR_FILE}`, `$HTTPD_DIST`.
  private static boolean isArtefactVariable(String name) {
    for (String sign :
        new String[] {
          "jar",
          "war",
          "dist",
          "tar",
          "archive",
          "bin",
          "artifact",
          "package",
          "zip",
          "deb",
          "rpm",
          "file",
          "script",
          "conf",
          "cert",
          "entry"
        }) {
      if (name.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  /// True for a page, style or script that a browser is given.
  public static boolean isPage(String path) {
    String extension = extension(Wildcard.lastSegment(path.toLowerCase(Locale.ROOT)));
    return Set.of("html", "htm", "css", "js", "php").contains(extension);
  }

  /// True for a script that an interpreter runs as it is.
  public static boolean isInterpreted(String path) {
    String extension = extension(Wildcard.lastSegment(path.toLowerCase(Locale.ROOT)));
    return Set.of("py", "rb", "pl", "js", "mjs", "r", "jl", "lua", "php").contains(extension);
  }

  /// What the folders above say of a file that says nothing itself.
  private static Kind above(String parents) {
    if (isConfiguration(parents) || inside(parents, SETTINGS_FOLDERS)) {
      return Kind.SETTINGS;
    }
    if (inside(parents, SCRIPT_FOLDERS)) {
      return Kind.SCRIPT;
    }
    if (inside(parents, Set.of("bin"))) {
      return Kind.ARTEFACT;
    }
    return inside(parents, CODE_FOLDERS) ? Kind.CODE_FOLDER : Kind.UNKNOWN;
  }

  private static boolean isConfiguration(String parents) {
    return inside(
        parents, Set.of("config", "conf", "etc", "conf.d", "certs", "settings", "initdb"));
  }

  private static boolean inside(String parents, Set<String> names) {
    for (String part : parents.split("/", -1)) {
      if (names.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static Kind folder(String name, String path) {
    if (COMPANIONS.contains(name) || Ecosystem.listedIn(name).isPresent()) {
      return Kind.LIST;
    }
    if (ARTEFACT_FOLDERS.contains(name) || name.equals("bin") || name.endsWith("-bin")) {
      return Kind.ARTEFACT;
    }
    if (SETTINGS_FOLDERS.contains(name) || name.endsWith(".d") || path.startsWith(".git")) {
      return Kind.SETTINGS;
    }
    if (SCRIPT_FOLDERS.contains(name) || isHelper(name) || name.endsWith("-scripts")) {
      return Kind.SCRIPT;
    }
    boolean code =
        CODE_FOLDERS.contains(name)
            || name.endsWith("-src")
            || name.endsWith("_src")
            || name.endsWith("-code")
            || name.endsWith("-app")
            || name.endsWith("_app");
    return code ? Kind.CODE_FOLDER : Kind.UNKNOWN;
  }

  private static Kind file(String name) {
    if (COMPANIONS.contains(name)) {
      return Kind.LIST;
    }
    String extension = extension(name);
    if (TEMPLATES.contains(extension)) {
      String inner = name.substring(0, name.length() - extension.length() - 1);
      Kind of = hasExtension(inner) ? file(inner) : Kind.SETTINGS;
      return of == Kind.UNKNOWN ? Kind.SETTINGS : of;
    }
    boolean pattern = Wildcard.isPattern(name);
    boolean code = CODE.contains(extension);
    if (Ecosystem.listedIn(name).isPresent() && !(code && pattern)) {
      return Kind.LIST;
    }
    if (SCRIPTS.contains(extension) || isHelper(stem(name))) {
      return Kind.SCRIPT;
    }
    if (ARTEFACTS.contains(extension)) {
      return Kind.ARTEFACT;
    }
    if (code) {
      return isSettingsScript(name) ? Kind.SETTINGS : Kind.CODE;
    }
    if (name.equals("dockerfile") || name.startsWith("dockerfile.")) {
      return Kind.SETTINGS;
    }
    return SETTINGS.contains(extension) || name.startsWith(".") || isData(name, extension)
        ? Kind.SETTINGS
        : Kind.UNKNOWN;
  }

  /// `main.bean`, `rhizome.yaml.prod`; but not `polr-2.2.0`, which is a folder.
  private static boolean isData(String name, String extension) {
    boolean one = !extension.isEmpty() && name.indexOf('.') == name.lastIndexOf('.');
    boolean letters = extension.chars().allMatch(c -> c >= 'a' && c <= 'z');
    String inner = extension(stem(name));
    return (one && letters) || SETTINGS.contains(inner);
  }

  /// `gunicorn.conf.py`, `jupyter_notebook_config.py`, `LocalSettings.php`.
  private static boolean isSettingsScript(String name) {
    String stem = stem(name);
    return stem.endsWith("config")
        || stem.endsWith("conf")
        || stem.endsWith("settings")
        || stem.startsWith("config.")
        || stem.startsWith("config-")
        || stem.endsWith(".config")
        || stem.equals("50x")
        || stem.equals("404");
  }

  private static boolean isHelper(String stem) {
    return HELPERS.contains(stem)
        || stem.endsWith("-entrypoint")
        || stem.endsWith("_entrypoint")
        || stem.startsWith("entrypoint")
        || stem.startsWith("docker-entrypoint")
        || stem.startsWith("wait-for")
        || stem.endsWith("healthcheck");
  }

  /// Without the signs that change nothing: `./a/` → `a`, `a/.` → `a`, `a/*` → `a`.
  private static String strip(String path) {
    int start = 0;
    int end = path.length();
    while (path.startsWith("./", start)
        || path.startsWith("/", start)
        || path.startsWith("../", start)) {
      start += path.startsWith("../", start) ? 3 : path.charAt(start) == '/' ? 1 : 2;
    }
    boolean more = true;
    while (more && end > start) {
      String rest = path.substring(start, end);
      more = false;
      for (String tail : new String[] {"/**", "/*", "/.", "/*.*", "/"}) {
        if (rest.endsWith(tail)) {
          end -= tail.length();
          more = true;
          break;
        }
      }
    }
    return path.substring(start, Math.max(start, end));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static boolean hasExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && dot < name.length() - 1;
  }
}
