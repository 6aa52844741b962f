"use strict";(()=>{(()=>{try{let t=localStorage.getItem("comity-theme");t&&(document.documentElement.dataset.theme=t)}catch{}})();})();
