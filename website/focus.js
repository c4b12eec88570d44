// Whatever scrolls sideways can be scrolled by the keyboard, too.
const wide = () => {
  for (const part of document.querySelectorAll(".md-typeset__scrollwrap, pre > code")) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  }
};
addEventListener("load", wide);
addEventListener("resize", wide);
