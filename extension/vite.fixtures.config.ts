import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { resolveHere } from "./resolve-here";

/** The pages that the browser tests write on: Facebook's shape, with the real Lexical inside. */
export default defineConfig({
  root: fileURLToPath(new URL("../tests/browser/site", import.meta.url)),
  base: "/",
  plugins: [resolveHere()],
  build: { outDir: "dist", emptyOutDir: true },
});
