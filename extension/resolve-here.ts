import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const here = fileURLToPath(new URL("./package.json", import.meta.url));

/**
 * Resolves packages from this folder for files that live outside it.
 *
 * The tests stand under `tests/`, by the project's layout, where no `node_modules` is above them.
 */
export function resolveHere(): Plugin {
  return {
    name: "resolve-here",
    enforce: "pre",
    async resolveId(source, importer, options) {
      const bare = /^[@a-z]/.test(source) && !source.startsWith("@/");
      if (!bare || !importer || importer === here) return null;
      return await this.resolve(source, here, { ...options, skipSelf: true });
    },
  };
}
