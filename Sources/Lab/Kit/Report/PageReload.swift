import Presentation

/// A way for an open page to notice that a new one was written, without a server.
///
/// A page cannot read files, but it can run a script beside it. So the page runs one every second
/// that calls a function with the number of the current page.
package struct PageReload: Sendable, Equatable {
  /// The number of the page; a later page has a larger one.
  package var version: Int
  /// The path of the script with the number of the current page, relative to the page.
  package var script: String
  /// The secret that lets the page run its own scripts and no others.
  package var nonce: String

  /// Creates a reload.
  package init(version: Int, script: String, nonce: String) {
    (self.version, self.script, self.nonce) = (version, script, nonce)
  }

  /// The contents of the script beside the page.
  package var announcement: String { "labPage(\(version));\n" }

  /// The script of the page.
  ///
  /// Before it loads the page again, it keeps the position, the parts that are open, and what is
  /// chosen.
  var element: Markup {
    """
    <script nonce="\(nonce)">
    (function () {
      var version = \(version), key = "lab " + location.pathname;
      function parts() { return Array.from(document.querySelectorAll("details")); }
      function name(part) {
        var step = part.closest("section"), all = Array.from(step.querySelectorAll("details"));
        return step.querySelector("h2").textContent + all.indexOf(part);
      }
      window.labPage = function (current) {
        if (current === version) { return; }
        var open = {};
        parts().forEach(function (part) { open[name(part)] = part.open; });
        var chosen = Array.from(document.querySelectorAll("input:checked"));
        try {
          sessionStorage.setItem(key, JSON.stringify({
            top: window.scrollY, open: open,
            chosen: chosen.map(function (input) { return input.id; }) }));
        } catch (error) { }
        location.reload();
      };
      document.addEventListener("DOMContentLoaded", function () {
        var kept = null;
        try {
          kept = JSON.parse(sessionStorage.getItem(key));
          sessionStorage.removeItem(key);
        } catch (error) { }
        if (!kept) { return; }
        parts().forEach(function (part) {
          if (name(part) in kept.open) { part.open = kept.open[name(part)]; }
        });
        kept.chosen.forEach(function (id) {
          var input = document.getElementById(id);
          if (input) { input.checked = true; }
        });
        history.scrollRestoration = "manual";
        window.scrollTo({ top: kept.top, behavior: "instant" });
      });
      setInterval(function () {
        var script = document.createElement("script");
        script.nonce = "\(nonce)";
        script.src = "\(script)?" + Date.now();
        script.onload = script.onerror = function () { script.remove(); };
        document.head.appendChild(script);
      }, 1000);
    }());
    </script>

    """
  }
}
