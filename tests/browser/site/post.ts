import { comments, part, told } from "./comments";
import { WORDS } from "./words";

const words = WORDS.de;
document.querySelector("[role=dialog]")?.append(
  part(`<h2 id="title" dir="auto">${words.postBy("Marta Nowak")}</h2>`),
  told({ name: "Marta Nowak", text: "Dritte Nacht ohne Schlaf. Hat bei euch etwas geholfen?" }, words),
  comments([{ name: "Deniz Kaya", text: "Oje. Unserer hat wochenlang auf mir geschlafen." }], words),
);
