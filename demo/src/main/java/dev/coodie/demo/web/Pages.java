package dev.coodie.demo.web;

import dev.coodie.demo.search.Catalogue;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The pages: what they show comes from the REST part. */
@Controller
@Hidden
class Pages {
  private final Catalogue catalogue;

  Pages(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @ModelAttribute("demos")
  List<Demo> demos() {
    return Demo.ALL;
  }

  @GetMapping("/")
  String start() {
    return "start";
  }

  @GetMapping("/iot")
  String iot(Model model) {
    return page(model, Demo.IOT);
  }

  @GetMapping("/names")
  String names(Model model) {
    return page(model, Demo.NAMES);
  }

  @GetMapping("/counters")
  String counters(Model model) {
    return page(model, Demo.COUNTERS);
  }

  @GetMapping("/search")
  String search(Model model) {
    model.addAttribute("categories", catalogue.categories());
    return page(model, Demo.SEARCH);
  }

  private static String page(Model model, Demo demo) {
    model.addAttribute("demo", demo);
    return demo.path();
  }
}
