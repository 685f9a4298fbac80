import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints a line for each file and standard: both, and the rules that it breaks, separated by tabs. */
public class Verify {
  private static final PDFAFlavour[] STANDARDS = {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1};

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      for (PDFAFlavour standard : STANDARDS) {
        System.out.println(file + "\t" + standard.getId() + faultsOf(file, standard));
      }
    }
  }

  private static String faultsOf(String file, PDFAFlavour standard) throws Exception {
    try (InputStream bytes = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(bytes, standard);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.isCompliant()) return "";
      StringBuilder faults = new StringBuilder();
      for (TestAssertion each : result.getTestAssertions()) {
        faults.append('\t').append(each.getRuleId().getClause()).append(' ').append(each.getMessage());
      }
      return faults.append("\tnot compliant").toString();
    }
  }
}
