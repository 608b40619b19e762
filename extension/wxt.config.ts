import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "wxt";

/** Fixes the extension's id in Chrome, so that the coach knows who may call it. */
const CHROME_KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAs8o0rN9AIScAcaniufkbGS4coqQGkedW+qwSIcsgu7HizzX2jB9XydMkR7aMzxjKaoE/+Q8X8+AJi2r49LR7Cvhbz+MjoR+hJL/NSHIaKxen03liszfGW8g/mljzxb11lLYVoGhBSzQMT8jYBCQCZiL0pUHQsLWnH0jYP7jMGSfdHGwSwi0jzxD7x2Q9Xf94Ze2L3OOxznYn+Y5aZE+cmNXgooPMRFXicPiNG0uT/mija2yHbbj+qdZCFK2f2OvxJF4A2U/rsWio3hp3/ddGoIONKlV8MfRhpT1swpGt3ciWW0GFPIya8Y/qgeCkP+Ay6NIXCQXm/r9Ki2ocbWYOjwIDAQAB";

/** The interface's words; not in `public`, as code reads the English ones too. */
const LOCALES = fileURLToPath(new URL("_locales", import.meta.url));

export default defineConfig({
  // Every import is written out: a reader sees where a name comes from.
  imports: false,
  // Developers load the folder themselves; nothing opens a browser or asks the net.
  webExt: { disabled: true },
  alias: { "@": fileURLToPath(new URL(".", import.meta.url)) },
  hooks: {
    "build:publicAssets": (_, files) => {
      for (const language of readdirSync(LOCALES)) {
        const file = `${language}/messages.json`;
        files.push({ absoluteSrc: `${LOCALES}/${file}`, relativeDest: `_locales/${file}` });
      }
    },
  },
  vite: () => ({
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  }),
  manifest: ({ browser }) => ({
    name: "Rapport",
    description: "__MSG_extensionDescription__",
    default_locale: "en",
    // `activeTab` tells the popup which site it stands over, `scripting` reads sites that the person adds there.
    permissions: ["storage", "scripting", "activeTab"],
    optional_host_permissions: ["https://*/*"],
    // Without keys of their own: those in the box work anyway, and these the person chooses.
    commands: {
      "open-card": { description: "__MSG_commandOpen__" },
      "take-first": { description: "__MSG_commandTake__" },
    },
    // Without a port: Firefox never matches a pattern that has one.
    host_permissions: ["http://127.0.0.1/*", "https://www.facebook.com/*", "https://www.messenger.com/*"],
    action: { default_title: "Rapport" },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "rapport@rapport.invalid",
              // The first that draws lines under highlights; before, colour alone would tell.
              strict_min_version: "149.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { key: CHROME_KEY, minimum_chrome_version: "123" }),
  }),
});
