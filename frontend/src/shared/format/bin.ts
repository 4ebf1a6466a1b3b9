/** What stands for a bin as long as nobody has said where in the warehouse the goods lie. */
export const NO_BIN = "-";
