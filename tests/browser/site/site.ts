import { mountForm } from "./comments";
import { WORDS } from "./words";

for (const form of document.querySelectorAll<HTMLElement>("form")) mountForm(form, WORDS.en);
