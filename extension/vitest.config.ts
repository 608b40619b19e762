import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { resolveHere } from "./resolve-here";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  plugins: [resolveHere()],
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  server: { fs: { allow: [root] } },
  test: {
    dir: fileURLToPath(new URL("../tests/extension", import.meta.url)),
    include: ["**/*.test.ts", "**/*.test.tsx"],
    environment: "happy-dom",
  },
});
