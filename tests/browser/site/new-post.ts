import { mountBox } from "./boxes";

const box = document.querySelector<HTMLElement>("[data-box]");
if (box) mountBox(box);
