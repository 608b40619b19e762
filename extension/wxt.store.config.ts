import type { UserManifest } from "wxt";
import { defineConfig } from "wxt";
import base from "./wxt.config";

/**
 * The same extension as the stores want it: one zip for each, and for Firefox's reviewers its sources.
 *
 * It is built beside the unpacked folders, which stay as they are.
 */
export default defineConfig({
  ...base,
  outDirTemplate: "{{browser}}-store",
  manifest: async (env) => {
    const whole: UserManifest = typeof base.manifest === "function" ? await base.manifest(env) : ((await base.manifest) ?? {});
    // Chrome's store refuses a first upload that names a key, as it gives one itself.
    const { key: _, ...manifest } = whole;
    return manifest;
  },
  zip: {
    name: "rapport",
    artifactTemplate: "{{name}}-{{version}}-{{browser}}.zip",
    sourcesTemplate: "{{name}}-{{version}}-sources.zip",
    // What builds the coach's own page, and what only tests need, is not in the extension.
    excludeSources: ["playground/**", "vite.fixtures.config.ts", "vitest.config.ts"],
    // Hidden, so not taken by itself: it keeps the install to the lock file.
    includeSources: [".npmrc"],
  },
});
