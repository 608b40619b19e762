import { comments, part, told } from "./comments";
import { WORDS } from "./words";

const words = WORDS.es;
const feed = document.querySelector("[role=feed]");
const post = (number: number): HTMLElement => part(`<div class="x1a2a94" data-pagelet="FeedUnit_${number}"></div>`);

const first = post(0);
first.append(told({ name: "Lu Chen", text: "¡Tenemos la casa!" }, words));
const second = post(1);
second.append(
  told({ name: "Marta Nowak", text: "Tercera noche sin dormir. ¿Algo os ayudó?" }, words),
  comments([{ name: "Deniz Kaya", text: "Ay no. El nuestro durmió semanas encima de mí." }], words),
);
feed?.append(first, second);
