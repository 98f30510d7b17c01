// Without this, "Look again" does the same. The page is loaded anew while the import goes on and the page is looked at.
setInterval(() => { if (!document.hidden) location.reload(); }, 5000);
