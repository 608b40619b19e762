import { caption, comments, told } from "./comments";
import { WORDS } from "./words";

document.querySelector("[role=complementary]")?.append(
  told({ name: "Marta Nowak", text: caption("Three nights, one pram. Guess who slept.") }, WORDS.en),
  comments([{ name: "Deniz Kaya", text: "Not you, by the look of it." }], WORDS.en),
);
